// Read by the editor, svelte-check and the Vite plugin: Svelte components are written in TypeScript.
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte'

export default { preprocess: vitePreprocess() }
