// node verdict.mjs FAILED_STEPS REPORT… : names what failed, sums Vitest's JSON reports into the last line, exits accordingly.
import { readFileSync } from 'node:fs'
import { relative } from 'node:path'

const [failedSteps, ...files] = process.argv.slice(2)
const reports = files.map((file) => JSON.parse(readFileSync(file, 'utf8')))
const sum = (name) => reports.reduce((total, report) => total + report[name], 0)

for (const { name, status, message, assertionResults } of reports.flatMap((report) => report.testResults)) {
  const refused = assertionResults.filter((test) => test.status === 'failed')
  for (const { fullName, failureMessages } of refused)
    console.log(`── ${relative('.', name)}: ${fullName}: ${failureMessages[0]?.split('\n')[0] ?? ''}`)
  if (status === 'failed' && refused.length === 0) console.log(`── ${relative('.', name)}: ${message}`)
}

const passed = sum('numPassedTests')
const skipped = sum('numPendingTests') + sum('numTodoTests')
// A step can fail without a failed test: a file that does not load, a type error, an unformatted file.
const failed = Math.max(sum('numFailedTests'), Number(failedSteps))
const nothing = passed + failed === 0

console.log(`${passed} passed, ${nothing ? 1 : failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`)
process.exit(failed > 0 || nothing ? 1 : 0)
