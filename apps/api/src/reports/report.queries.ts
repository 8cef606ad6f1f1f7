import type { Bilingual, ReportTable } from '@pateka/domain';

/** What the categories of a table are called, and in which order they stand. */
export interface CategoryRow {
  id: string;
  /** The names of the columns of words; null where the category has none of its own. */
  names: (Bilingual | null)[];
  keys: string[];
}

/** How the two parts of a category of a table of two dimensions are written, see `pairOf`. */
const pair = `chr(31)`;

const course = `SELECT DISTINCT ON (ce.course_id) ce.course_id AS id, ce.title AS name
  FROM course_edition ce JOIN course c ON c.id = ce.course_id WHERE c.network_id = $1
  ORDER BY ce.course_id, ce.number DESC`;

const tag = `SELECT DISTINCT COALESCE(reported_tag, project_tag) AS id,
    CASE COALESCE(reported_tag, project_tag) WHEN '' THEN NULL
    ELSE jsonb_build_object('bg', COALESCE(reported_tag, project_tag), 'en', COALESCE(reported_tag, project_tag)) END AS name
  FROM cohort WHERE network_id = $1
  UNION SELECT '', NULL::jsonb`;

/** Every module of the network's courses in the order of the newest editions, with its lessons. */
const outline = `SELECT m.module ->> 'id' AS module_id, m.module -> 'title' AS module_title, mo.organisation_id,
    l.lesson ->> 'id' AS lesson_id, l.lesson -> 'title' AS lesson_title,
    ROW_NUMBER() OVER (ORDER BY ce.course_id, ce.number DESC, m.at, l.at) AS place
  FROM course_edition ce JOIN course c ON c.id = ce.course_id AND c.network_id = $1
  CROSS JOIN LATERAL jsonb_array_elements(ce.structure -> 'modules') WITH ORDINALITY m(module, at)
  JOIN module mo ON mo.id = m.module ->> 'id'
  CROSS JOIN LATERAL jsonb_array_elements(m.module -> 'lessons') WITH ORDINALITY l(lesson, at)
  WHERE $2::uuid[] IS NULL OR mo.organisation_id = ANY($2)`;

const names = (...columns: string[]) => `jsonb_build_array(${columns.join(', ')}) AS names`;
const keys = (...columns: string[]) => `ARRAY[${columns.join(', ')}]::text[] AS keys`;

/**
 * Categories as the newest release has them: its table holds every category there ever was, also where nothing
 * happened, so that older ones need not be read.
 */
const published = (dimension: string) => `
  SELECT DISTINCT rc.category AS id FROM released_cell rc
  WHERE rc.release_id = (SELECT id FROM release WHERE network_id = $1 ORDER BY number DESC LIMIT 1)
    AND rc.span = 'month' AND rc.dimension = '${dimension}' AND $2::uuid[] IS NULL`;

/** Categories that are the same in every network; their names stand in the service. */
const fixed = (dimension: string) => `
  SELECT p.id, ${names('NULL::jsonb')}, ${keys('p.id')} FROM (${published(dimension)}) p`;

const paired = (dimension: string, first: string) => `
  SELECT p.id, ${names('f.name', 'NULL::jsonb')}, ${keys(`split_part(p.id, ${pair}, 1)`, `split_part(p.id, ${pair}, 2)`)}
  FROM (${published(dimension)}) p
  JOIN (${first}) f ON f.id = split_part(p.id, ${pair}, 1)
  ORDER BY f.name ->> 'bg' NULLS LAST, p.id`;

/**
 * Parameters: network id, organisation ids or null. A reader of some organisations gets their modules and lessons
 * and nothing else, whatever the table.
 */
export const categoriesOf: Record<ReportTable, string> = {
  total: `SELECT 'all' AS id, '[]'::jsonb AS names, '{}'::text[] AS keys WHERE $2::uuid[] IS NULL AND $1::uuid IS NOT NULL`,
  course: `SELECT id, ${names('name')}, ${keys('id')} FROM (${course}) c WHERE $2::uuid[] IS NULL ORDER BY name ->> 'bg', id`,
  module: `SELECT id, ${names('title')}, ${keys('id')} FROM (
    SELECT DISTINCT ON (module_id) module_id AS id, module_title AS title, place FROM (${outline}) o
    ORDER BY module_id, place) m ORDER BY place`,
  lesson: `SELECT id, ${names('title', 'module_title')}, ${keys('id')} FROM (
    SELECT DISTINCT ON (lesson_id) lesson_id AS id, lesson_title AS title, module_title, place FROM (${outline}) o
    ORDER BY lesson_id, place) l ORDER BY place`,
  partner: `SELECT id::text, ${names('name')}, ${keys('id::text')} FROM organisation
    WHERE $2::uuid[] IS NULL AND id IN (SELECT organisation_id FROM (${outline}) o) ORDER BY name ->> 'bg', id`,
  cohort: `SELECT id, ${names('name')}, ${keys('id')} FROM (
    SELECT id::text, jsonb_build_object('bg', label, 'en', label) AS name, number FROM (
      SELECT id, number, concat_ws(' · ', name, NULLIF(COALESCE(reported_tag, project_tag), '')) AS label
      FROM cohort WHERE network_id = $1) named
    UNION ALL SELECT 'none', NULL, 2147483647) k WHERE $2::uuid[] IS NULL ORDER BY number`,
  tag: `SELECT id, ${names('name')}, ${keys('id')} FROM (${tag}) t WHERE $2::uuid[] IS NULL ORDER BY id = '', id`,
  language: fixed('language'),
  sex: fixed('sex'),
  age: fixed('age'),
  region: fixed('region'),
  'course-tag': paired('course-tag', course),
  'tag-sex': paired('tag-sex', tag),
  'tag-age': paired('tag-age', tag),
};

/**
 * Released figures of one table. Parameters: network id, table, categories, months of releases, spans (null: all of
 * them). Reads what was published and nothing else, and of that no more than is asked for: OFFSET 0 makes the planner
 * look up each release by its key. It believes otherwise that all releases of all networks are cheaper.
 */
export const releasedCells = `
  SELECT r.period, c.span, c.category, c.measure, c.value
  FROM release r CROSS JOIN LATERAL (
    SELECT span, category, measure, value FROM released_cell
    WHERE release_id = r.id AND dimension = $2 AND ($5::text[] IS NULL OR span = ANY($5)) OFFSET 0) c
  WHERE r.network_id = $1 AND c.category = ANY($3) AND ($4::text[] IS NULL OR r.period = ANY($4))
  ORDER BY r.number`;

/** Parameter: network id. Of months that were released. */
export const manualTotals = `
  SELECT t.period, t.course_id AS "courseId", t.enrolled, t.completed, t.hours,
    (SELECT title FROM course_edition WHERE course_id = t.course_id ORDER BY number DESC LIMIT 1) AS "courseName"
  FROM manual_total t WHERE t.network_id = $1 AND t.release_id IS NOT NULL ORDER BY t.period, t.course_id`;

/**
 * Parameter: network id. A period ends before its end: October speaks as of the 31st. Its spans are those of the one
 * figure that every release has, shown or hidden.
 */
export const releasesOf = `
  SELECT period, ARRAY(
           SELECT span FROM released_cell WHERE release_id = release.id
             AND dimension = 'total' AND category = 'all' AND measure = 'enrolled') AS spans,
         to_char((to_at - interval '1 millisecond') AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS "asOf"
  FROM release WHERE network_id = $1 ORDER BY number`;

export interface ReleaseRow {
  period: string;
  /** 'month', and the quarter and year that end with it. */
  spans: string[];
  asOf: string;
}
