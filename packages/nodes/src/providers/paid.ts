export { type Attempt, CreateError, type Job, type JobState, type PaidAdapter, type PaidCall } from '@shotgraph/engine';
