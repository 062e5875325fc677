// Runs the journeys of one folder, a file after the other, and says at the end what failed. A file that fails is tried once more, since
// a machine under load loses races that a hand never would; what came right only then is named, so that it is mended.
import { spawn } from 'node:child_process'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'

const [folder] = process.argv.slice(2)
const files = (await readdir(folder)).filter((name) => name.endsWith('.test.mjs')).sort()

/** Whether every test of the file passed. */
const passes = (file) =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, ['--test', '--test-reporter=tap', join(folder, file)], { stdio: 'inherit' })
    child.once('close', (code) => resolve(code === 0))
  })

const late = []
const failed = []
for (const file of files) {
  console.log(`# ${folder}/${file}`)
  if (await passes(file)) continue
  console.log(`# ${folder}/${file}: once more`)
  ;((await passes(file)) ? late : failed).push(file)
}
console.log(`# ${files.length - failed.length} of ${files.length} files of journeys passed`)
if (late.length > 0) console.log(`# only at the second try: ${late.join(', ')}`)
if (failed.length > 0) console.log(`# failed: ${failed.join(', ')}`)
process.exit(failed.length > 0 ? 1 : 0)
