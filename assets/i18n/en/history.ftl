# History: who did what, to which object, and the state of an object at a moment.

history-erased = content erased
history-act-unknown = act of a later version of Rythme
