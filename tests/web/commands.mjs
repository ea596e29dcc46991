// Writes workflow commands as GitHub's own toolkit does: a list of [command, message, properties]
// on stdin.
import { readFileSync } from 'node:fs'
import * as core from '@actions/core'

for (const [command, message, properties] of JSON.parse(readFileSync(0, 'utf8'))) {
  core[command](message, properties)
}
