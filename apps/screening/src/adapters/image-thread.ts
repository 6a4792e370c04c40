import { shareable } from '@ytterby/matching';
import type { ScreeningImage } from '@ytterby/watchlists';
import { reasonOf } from './reason-of';
import { imageOf } from './snapshot-index';

/** The snapshot to lay out. */
export interface ImageQuestion {
  readonly snapshotId: string;
  readonly content: Uint8Array;
}

/** In memory that threads share; a string says why it could not be made. */
export type ImageAnswer = ScreeningImage | string;

/** Runs in a thread of its own, and needs it for one question. */
export default function answer({ snapshotId, content }: ImageQuestion): ImageAnswer {
  try {
    return shareable(imageOf({ snapshotId, content: Buffer.from(content) }));
  } catch (cause) {
    return reasonOf(cause);
  }
}
