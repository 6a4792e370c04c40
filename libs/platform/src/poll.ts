import type { Stoppable } from './lifecycle';

/** Looks at something again and again, with a pause between two looks, and does nothing else meanwhile that is given to it. */
export class Poll implements Stoppable {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> = Promise.resolve();
  private isStopped = false;

  /** @param look says itself what went wrong; if it throws, whoever asked for that look is told, and the next one comes all the same */
  constructor(
    private readonly look: () => Promise<void>,
    private readonly pauseMs: number,
  ) {}

  get stopped(): boolean {
    return this.isStopped;
  }

  /** Looks now, and then at each pause; resolves when it has looked. Nothing once it was stopped. */
  async now(): Promise<void> {
    if (this.isStopped) return;
    clearTimeout(this.timer);
    await this.inTurn(() => this.look().finally(() => this.later()));
  }

  /** Looks after a pause. */
  later(): void {
    clearTimeout(this.timer);
    if (!this.isStopped) this.timer = setTimeout(() => void this.now(), this.pauseMs);
  }

  /** One thing after the other; a failure is for whoever asked, not for what comes next. */
  inTurn(work: () => Promise<void>): Promise<void> {
    const done = this.running.then(work);
    this.running = done.catch(() => undefined);
    return done;
  }

  /** Resolves when what was begun is done. */
  async stop(): Promise<void> {
    this.isStopped = true;
    clearTimeout(this.timer);
    await this.running;
  }
}
