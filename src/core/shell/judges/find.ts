import type { Argument } from '../argument.ts';
import type { Judge } from '../entry.ts';

const runners = new Set(['-exec', '-execdir', '-ok', '-okdir']);
const writers = new Set(['-fprint', '-fprint0', '-fls', '-fprintf']);

/** `find`: deletes with `-delete`, runs with `-exec … ;`, writes with `-fprint`. */
export const findsFiles: Judge = (call, host) => {
  const { words } = call;
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] as Argument;
    if (word.value === '-delete') host.report('destroys', 'deletes every file that it finds', `${call.name} -delete`);
    else if (writers.has(word.value)) {
      const path = words[index + 1];
      if (path) host.write(path, 'creates');
    } else if (runners.has(word.value)) {
      let stop = index + 1;
      while (stop < words.length && !endsCommand(words[stop] as Argument, words[stop - 1])) stop += 1;
      if (stop > index + 1) host.run(words.slice(index + 1, stop));
      index = stop;
    }
  }
};

function endsCommand(word: Argument, before: Argument | undefined): boolean {
  return word.value === ';' || (word.value === '+' && before?.value === '{}');
}
