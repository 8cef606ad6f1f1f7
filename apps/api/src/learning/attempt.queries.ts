/** The same attempt sent twice (a double click, a repeated form) is kept once. */
export const insertAttempt = `
  INSERT INTO attempt (id, enrolment_id, lesson_id, question_id, answer, score, at)
  VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (id) DO NOTHING`;

/** Parameters: enrolment id, lesson id. */
export const answeredQuestions = `
  SELECT DISTINCT question_id FROM attempt WHERE enrolment_id = $1 AND lesson_id = $2`;
