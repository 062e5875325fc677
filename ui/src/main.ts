// Starts the UI.
import '@fontsource-variable/atkinson-hyperlegible-next/index.css'
import './styles/tokens.css'
import './styles/base.css'
import './styles/controls.css'

import { mount } from 'svelte'
import App from './App.svelte'

const target = document.getElementById('app')
if (target) mount(App, { target })
