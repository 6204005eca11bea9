import { once } from 'node:events';
import { compileJudge } from '../../core/signature/judge.ts';
import { linesOf } from '../../node/read-lines.ts';
import type { CommandResult } from '../command-result.ts';
import { brokenNote, catalogueOf, type Context } from '../context.ts';
import { isStdin, logPieces } from '../read-log.ts';
import { readRequest, type Request } from '../read-request.ts';
import type { MatchOptions } from './match.ts';

/** Wrong lines that are told one by one; those behind them are only counted. */
const mostTold = 20;

type Refused = Exclude<Request, { readonly text: string }>;

/** `leadline match --batch`: judges the text of each line of JSON and writes a line of JSON for it at once. */
export async function matchBatchCommand(context: Context, file: string | undefined, options: Pick<MatchOptions, 'versionOf'>): Promise<CommandResult> {
  const { output, errors, errorStyle } = context.terminal;
  const catalogue = await catalogueOf(context);
  const { signatures, anchors } = catalogue.signatures();
  const judge = compileJudge(signatures, anchors);
  const only = options.versionOf && (await import('../../core/signature/allowed-by-versions.ts')).allowedByVersions(options.versionOf);
  const name = isStdin(file) ? 'standard input' : file;
  let wrong = 0;

  const answer = (number: number, line: string | undefined): string => {
    try {
      return JSON.stringify(answerTo(number, line));
    } catch (error) {
      // What could be read may still be nested too deep to be written.
      if (!(error instanceof RangeError)) throw error;
      return JSON.stringify(refuse(number, { problem: 'Lists or objects are nested too deep.', column: 1, other: {} }));
    }
  };
  const answerTo = (number: number, line: string | undefined): unknown => {
    const request = line === undefined ? { problem: 'This line is longer than 256 MB.', column: 1, other: {} } : readRequest(line);
    if ('text' in request) {
      const { verdict, candidates } = judge.judge(request.text, only ? { only } : {});
      return { ...request.other, verdict, matches: candidates.map((each) => ({ id: each.record, confidence: each.confidence, verdict: each.verdict })) };
    }
    return refuse(number, request);
  };
  const refuse = (number: number, { problem, column, other }: Refused): unknown => {
    wrong++;
    if (wrong <= mostTold) errors.write(`${errorStyle.red('error: ')}${name}:${number}:${column}: ${problem}\n`);
    if (wrong === 1) errors.write(`${errorStyle.cyan('help:  ')}Each line is an object of its own, such as {"id": 1, "text": "the log"}; jq -c writes them so.\n`);
    return { ...other, error: problem, line: number, column };
  };

  for await (const { number, text } of linesOf(logPieces(file, context.terminal, 'Paste lines of JSON, then press Ctrl-D.'))) {
    if (text?.trim() === '') continue;
    if (!output.write(`${answer(number, text)}\n`)) await once(output, 'drain');
  }
  if (wrong > mostTold) errors.write(`${errorStyle.red('error: ')}and ${wrong - mostTold} more lines of ${name}: see “error” in the output.\n`);
  const notes = brokenNote(catalogue);
  return { text: '', ...(notes && { notes }), exitCode: wrong > 0 ? 2 : 0 };
}
