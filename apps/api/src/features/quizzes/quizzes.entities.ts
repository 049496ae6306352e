import { AccommodationReason } from './entities/accommodation-reason.entity.js';
import { Accommodation } from './entities/accommodation.entity.js';
import { AnswerFileRow } from './entities/answer-file.entity.js';
import { Appeal, AppealAnswer } from './entities/appeal.entity.js';
import { Answer } from './entities/answer.entity.js';
import { AttemptPresence } from './entities/attempt-presence.entity.js';
import { AttemptSetAside } from './entities/attempt-set-aside.entity.js';
import { AttemptSlot } from './entities/attempt-slot.entity.js';
import { Attempt } from './entities/attempt.entity.js';
import { BankComment } from './entities/bank-comment.entity.js';
import { CorrectionMark } from './entities/correction-mark.entity.js';
import { CorrectionEntry } from './entities/correction.entity.js';
import { GradeEvent } from './entities/grade-event.entity.js';
import { GradeOverride } from './entities/grade-override.entity.js';
import { Grade } from './entities/grade.entity.js';
import { LateDecision } from './entities/late-decision.entity.js';
import { LateEvidence } from './entities/late-evidence.entity.js';
import { Mark } from './entities/mark.entity.js';
import { MarkingRule } from './entities/marking-rule.entity.js';
import { QuestionVersion } from './entities/question-version.entity.js';
import { Question } from './entities/question.entity.js';
import { QuizPool } from './entities/quiz-pool.entity.js';
import { QuizSectionRow } from './entities/quiz-section.entity.js';
import { QuizSlot } from './entities/quiz-slot.entity.js';
import { Quiz } from './entities/quiz.entity.js';
import { SecondMarking } from './entities/second-marking.entity.js';

export const QUIZ_ENTITIES = [
  Question,
  QuestionVersion,
  Quiz,
  QuizSectionRow,
  QuizSlot,
  QuizPool,
  Accommodation,
  AccommodationReason,
  AnswerFileRow,
  Attempt,
  AttemptSlot,
  Answer,
  LateEvidence,
  LateDecision,
  AttemptPresence,
  AttemptSetAside,
  Mark,
  Grade,
  CorrectionEntry,
  CorrectionMark,
  MarkingRule,
  SecondMarking,
  GradeOverride,
  GradeEvent,
  BankComment,
  Appeal,
  AppealAnswer,
];
