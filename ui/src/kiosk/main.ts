// Starts the kiosk's page: what people answer alone at, in a window of its own.
import '@fontsource-variable/atkinson-hyperlegible-next/index.css'
import '../styles/tokens.css'
import '../styles/base.css'
import './kiosk.css'

import { mount } from 'svelte'
import { guard } from './guard'
import Root from './Root.svelte'

guard(document)
const target = document.getElementById('app')
if (target) mount(Root, { target })
