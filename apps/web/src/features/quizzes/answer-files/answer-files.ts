import { type AnswerFile, downloadMyAnswerFile, uploadAnswerFile } from '@edukom/contracts';
import { createContext, use } from 'react';
import { call } from '../../../shared/api/call.js';
import { ProblemError } from '../../../shared/api/errors.js';
import { addressOf } from '../../../shared/api/path-of.js';

/**
 * What is happening with a chosen file. `waiting`: no connection; it goes on by itself when there is one. `signed-out`: it
 * goes on when its author has signed in again.
 */
export type UploadState =
  | { readonly kind: 'sending' | 'waiting' | 'signed-out'; readonly file: File }
  | { readonly kind: 'refused'; readonly file: File; readonly error: unknown };

/** The server has looked at the file and will never take it. */
export const isFinalRefusal = (error: unknown): error is ProblemError =>
  error instanceof ProblemError && error.body.code.startsWith('answer-file.');

/** The uploads of one attempt, as its questions use them. */
export interface AnswerFiles {
  readonly of: (mediaId: string) => AnswerFile | null;
  readonly addressOf: (mediaId: string) => string;
  /** What is under way for a question; null: nothing. */
  readonly stateOf: (slot: number) => UploadState | null;
  /** Everything that is under way. */
  readonly uploads: readonly UploadState[];
  /** Uploads a file, and makes it the answer once it is stored; a file chosen later takes its place. */
  readonly send: (slot: number, file: File) => void;
}

/**
 * How a file gets to the server: the port at which another way of uploading takes the place of ours.
 * @throws ProblemError when it is refused, OfflineError when no answer came.
 */
export type UploadAnswerFile = (attemptId: string, slot: number, file: File) => Promise<AnswerFile>;

/** One request with the whole file. The same bytes again are no second file, so a lost reply may be repeated. */
export const uploadAtOnce: UploadAnswerFile = (attemptId, slot, file) =>
  call(uploadAnswerFile, { params: { attemptId, slot } }, { file });

export const addressOfMyFile = (attemptId: string, mediaId: string): string =>
  addressOf(downloadMyAnswerFile, { params: { attemptId, mediaId } });

const NONE: AnswerFiles = {
  of: () => null,
  addressOf: () => '',
  stateOf: () => null,
  uploads: [],
  send: () => undefined,
};

/** Gives the questions the uploads of their attempt. */
export const AnswerFilesContext = createContext<AnswerFiles>(NONE);
export const useAnswerFiles = (): AnswerFiles => use(AnswerFilesContext);
