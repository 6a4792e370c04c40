/** Tells a person what happens: lasting lines, and on a terminal one progress line that is written over. Off a terminal progress lines are printed once each. */
export class Teller {
  private shown = '';
  private readonly startedAtMs = performance.now();

  constructor(private readonly output: NodeJS.WriteStream) {}

  line(text: string): void {
    this.clear();
    this.output.write(`${text}\n`);
  }

  progress(text: string): void {
    const seconds = ((performance.now() - this.startedAtMs) / 1000).toFixed(1).padStart(5);
    if (!this.output.isTTY) {
      if (isWorthALine(text)) this.output.write(`${seconds} s  ${text}\n`);
      return;
    }
    this.clear();
    this.shown = `${seconds} s  ${text}`.slice(0, (this.output.columns > 0 ? this.output.columns : 80) - 1);
    this.output.write(this.shown);
  }

  private clear(): void {
    if (this.shown !== '') this.output.write(`\r${' '.repeat(this.shown.length)}\r`);
    this.shown = '';
  }
}

/** Counters would flood a log file: off a terminal only every tenth of "decided 20 of 66" is printed. */
function isWorthALine(text: string): boolean {
  const counter = /^decided (\d+) of (\d+)/.exec(text);
  return counter === null || Number(counter[1]) % 10 === 0 || counter[1] === counter[2];
}
