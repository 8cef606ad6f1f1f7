/** What the tests of this slice ask the api. */
export const lessonPage = `query ($courseId: ID!, $lessonId: ID!) {
  lesson(courseId: $courseId, lessonId: $lessonId) {
    courseId courseTitle lessonId number total title purpose minutes note outcomes state canSkip
    previousLessonId nextLessonId
    parts { kind html tool question {
      id type promptHtml choices { id html } rights { id html } pieces { html gap } unit answered
      steps { id html choices { id html } } } }
    progress { done skipped total nextLessonId completed path { lessonId state } }
  }
}`;

export const coursePage = `query ($id: ID!) {
  course(id: $id) {
    id title summary outcomes hours lessonCount
    modules { id title lessons { id number title minutes note skippable } }
    progress { done skipped total nextLessonId completed path { lessonId state } }
  }
}`;

export const dashboard = `{
  viewer { kind name exitExplained permissions }
  ownCourses { courseId title progress { done skipped total nextLessonId completed path { lessonId state } } }
  ownCertificates { id courseId state title { bg en } number hours shareLinks { id kind } }
}`;

export const answerQuestion = `mutation ($input: AnswerInput!) {
  answerQuestion(input: $input) {
    ... on Feedback { questionId right score items { optionId right chosen explanationHtml } nextStep }
    ... on Refused { reason }
  }
}`;

export const previewLesson = `query ($moduleId: ID!, $lessonId: ID!, $edition: Int, $locale: String!) {
  previewLesson(moduleId: $moduleId, lessonId: $lessonId, edition: $edition, locale: $locale) {
    title purpose minutes note outcomes unfinished
    parts { kind html question { id type } }
  }
}`;

export const tryAnswer = `query ($input: TryAnswerInput!) {
  tryAnswer(input: $input) {
    ... on Feedback { questionId right score items { optionId right chosen explanationHtml } nextStep }
    ... on Refused { reason }
  }
}`;

const finishing = (field: string) => `mutation ($courseId: ID!, $lessonId: ID!) {
  ${field}(courseId: $courseId, lessonId: $lessonId) {
    ... on LessonFinished { nextLessonId courseCompleted }
    ... on Refused { reason }
  }
}`;

export const completeLesson = finishing('completeLesson');
export const skipLesson = finishing('skipLesson');
export const enrol = 'mutation ($courseId: ID!) { enrol(courseId: $courseId) }';

/** The answer to completeLesson and skipLesson. */
export interface Finishing {
  [field: string]: { nextLessonId?: string | null; courseCompleted?: boolean; reason?: string };
}

export const ownFacts = '{ ownFacts { sex ageBand regionSize } }';
export const saveOwnFacts = 'mutation ($facts: OwnFactsInput!) { saveOwnFacts(facts: $facts) }';

export const ratingsAsked = 'query ($id: ID!) { course(id: $id) { ratingsAsked } }';
export const rateCourse = `mutation ($courseId: ID!, $ratings: [CourseRatingInput!]!) {
  rateCourse(courseId: $courseId, ratings: $ratings) { reason }
}`;
