// How the UI is built and unit-tested.
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  plugins: [svelte()],
  // Vitest would otherwise resolve Svelte's server build, where runes do not run.
  resolve: process.env['VITEST'] ? { conditions: ['browser'] } : {},
  // The catalogue lies beside the UI, in assets/i18n, because Rust shares it.
  server: { fs: { allow: ['..'] } },
  build: {
    target: 'safari16.4',
    outDir: 'dist',
    emptyOutDir: true,
    // The officer's page and the kiosk's: what is not in the second one's script cannot be reached from it.
    rolldownOptions: { input: ['index.html', 'kiosk.html'] },
    // No data: addresses: the content security policy allows 'self' only.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    // The note editor is one lazy piece, read from the disk: size costs nothing here.
    chunkSizeWarningLimit: 700,
  },
  test: { environment: 'jsdom', include: ['src/**/*.test.ts'] },
})
