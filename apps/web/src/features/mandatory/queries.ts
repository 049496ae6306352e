import {
  listMandatoryPeople,
  listMandatoryTrainings,
  readMandatoryOptions,
  readMandatoryTraining,
  readOwnStanding,
  readRenewal,
} from '@edukom/contracts';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { keyOf, queryOf } from '../../shared/api/queries.js';

export const trainingsQuery = (cursor: string) =>
  queryOptions({
    ...queryOf(listMandatoryTrainings, { query: cursor === '' ? {} : { cursor } }),
    placeholderData: keepPreviousData,
  });

export const trainingQuery = (trainingId: string) =>
  queryOptions(queryOf(readMandatoryTraining, { params: { trainingId } }));

export const trainingPeopleQuery = (trainingId: string, institutionId: string, cursor: string) =>
  queryOptions({
    ...queryOf(listMandatoryPeople, {
      params: { trainingId },
      query: cursor === '' ? { institutionId } : { institutionId, cursor },
    }),
    placeholderData: keepPreviousData,
  });

export const mandatoryOptionsQuery = queryOptions(queryOf(readMandatoryOptions, {}));

export const ownStandingQuery = queryOptions(queryOf(readOwnStanding, {}));

export const renewalQuery = (courseId: string) => queryOptions(queryOf(readRenewal, { params: { courseId } }));

export const ABOUT_TRAININGS = [listMandatoryTrainings, readMandatoryTraining].map((endpoint) => keyOf(endpoint));
