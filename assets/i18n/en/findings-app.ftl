# Findings of the use cases.

finding-library-outside-metropolis = The code { $insee } is not one of the metropolis: the library is imported all the same.
finding-slots-overlap = Two slots overlap on { $day } from { $start } to { $end }.
finding-slot-past-midnight = A slot cannot run past midnight.
finding-slot-end-before-start = The end of the slot must come after its start.
finding-identifier-field =
    { $what ->
        [email] This question asks for an e-mail address: the responses would no longer be anonymous. Remove it, or ask for something else.
        [phone] This question asks for a telephone number: the responses would no longer be anonymous. Remove it, or ask for something else.
        [address] This question asks for an address: the responses would no longer be anonymous. The town or the district is enough.
        [birth] This question asks for a date of birth: the responses would no longer be anonymous. An age band is enough.
       *[name] This question asks for a name: the responses would no longer be anonymous. Remove it, or ask for something else.
    }
