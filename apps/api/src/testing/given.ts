import { randomBytes, randomUUID } from 'node:crypto';
import type { AnswerKey } from '@pateka/content';
import type { LearnerActor, StaffActor, StaffRole } from '@pateka/domain';
import { generate } from 'otplib';
import type { CourseOutline } from '../courses/course-edition.entity.js';
import { PublishCatalogueService } from '../courses/publish-catalogue.service.js';
import { Refused } from '../identity/identity.types.js';
import { SecondFactorService } from '../identity/second-factor.service.js';
import { SessionService } from '../identity/session.service.js';
import { SignInService } from '../identity/sign-in.service.js';
import { CompletionService } from '../learning/completion.service.js';
import { LessonService } from '../learning/lesson.service.js';
import { AccessCodeService } from '../network/access-code.service.js';
import { CohortService } from '../network/cohort.service.js';
import type { Cohort } from '../network/cohort.entity.js';
import { Network } from '../network/network.entity.js';
import type { AccessCard } from '../network/network.types.js';
import { Organisation, type OrganisationKind } from '../network/organisation.entity.js';
import { RedeemService } from '../network/redeem.service.js';
import { StaffService } from '../network/staff.service.js';
import { monthOf } from '../platform/clock.js';
import { coursePackage, type CourseShape } from './course-package.js';
import type { TestApp } from './app.js';
import { type GivenQuestion, rightAnswer } from './right-answer.js';

export interface GivenStaff {
  accountId: string;
  networkId: string;
  organisationId: string;
  email: string;
  passphrase: string;
  /** Seed of the second factor. */
  seed: string;
  /** Session that has passed the second factor. */
  token: string;
}

export interface GivenLearner {
  actor: LearnerActor;
  accountId: string;
  networkId: string;
  alias: string;
  passphrase: string;
  recoveryCodes: string[];
  token: string;
}

export interface GivenCourse {
  id: string;
  networkId: string;
  moduleIds: string[];
  lessons: { id: string; skippable: boolean; questions: GivenQuestion[] }[];
}

type House = Pick<TestApp, 'db' | 'get' | 'clock'>;

/** Letters only: an alias with six digits would be taken for a telephone number. */
const unique = () =>
  [...randomBytes(10)].map((byte) => String.fromCharCode(97 + (byte % 26))).join('');
export const goodPassphrase = 'синя лодка тих пристан';

/**
 * Makes things that exist, through the house's own services: what a test finds is what a user would
 * have left behind. Every name is invented and differs from call to call.
 */
export class Given {
  constructor(private readonly house: House) {}

  /** A network: the tenant. */
  network(): Promise<Network> {
    const name = `Мрежа ${unique()}`;
    const { manager } = this.house.db;
    return manager.save(manager.create(Network, { name: { bg: name, en: name } }));
  }

  /** A partner organisation of a network; of no network when it is the built-in one. */
  organisation(
    network: { id: string } | null,
    kind: OrganisationKind = 'ngo',
  ): Promise<Organisation> {
    const { manager } = this.house.db;
    const name = `Сдружение ${unique()}`;
    return manager.save(
      manager.create(Organisation, {
        networkId: network?.id ?? null,
        kind,
        name: { bg: name, en: name },
        parentId: null,
        territory: null,
      }),
    );
  }

  /** A member of staff who joined by invitation, set up her second factor and is signed in. */
  async staff(role: StaffRole, organisation: Organisation): Promise<GivenStaff> {
    const { db, get } = this.house;
    const { id: organisationId, networkId } = organisation;
    if (!networkId) throw new Error('Staff belong to an organisation of a network.');
    const { token: invitation } = await db.transaction((tx) =>
      get(StaffService).issue(tx, { networkId, organisationId, role }),
    );
    const email = `${role}-${unique()}@example.org`;
    const joined = await get(StaffService).accept({
      token: invitation,
      name: `Служител ${unique()}`,
      email,
      passphrase: goodPassphrase,
    });
    if (joined instanceof Refused) throw new Error(joined.reason);
    const { session } = await get(SessionService).find(joined.token);
    const accountId = session?.accountId ?? '';
    const seed = await get(SecondFactorService).seedOf(accountId);
    const confirmed = await get(SecondFactorService).confirm(
      session,
      await this.code(seed),
      unique(),
    );
    if (confirmed instanceof Refused) throw new Error(confirmed.reason);
    return {
      accountId,
      networkId,
      organisationId,
      email,
      passphrase: goodPassphrase,
      seed,
      token: confirmed.token,
    };
  }

  /** An account without a passphrase: what takes time is hashing, and nobody signs in here. */
  async bareLearner(networkId: string): Promise<LearnerActor> {
    const month = monthOf(this.house.clock.now());
    const [row]: { id: string }[] = await this.house.db.query(
      `INSERT INTO account (network_id, kind, alias, alias_key, created_month, last_seen_on)
       VALUES ($1, 'learner', 'x', $2, $3, $3) RETURNING id`,
      [networkId, randomUUID(), month],
    );
    return { kind: 'learner', accountId: row?.id ?? '', networkId };
  }

  /** A session of a member of staff that still lacks the second factor. */
  async halfSignedIn(staff: GivenStaff): Promise<{ token: string }> {
    const signedIn = await this.house
      .get(SignInService)
      .signIn(staff.email, staff.passphrase, unique());
    if (signedIn instanceof Refused) throw new Error(signedIn.reason);
    return signedIn;
  }

  /** The code an authenticator app shows now (or some steps of 30 seconds later). */
  code(seed: string, stepsLater = 0): Promise<string> {
    const epoch = Math.floor(this.house.clock.now().getTime() / 1000) + 30 * stepsLater;
    return generate({ secret: seed, epoch });
  }

  /** A published course of the network, with lessons of two questions each. */
  async course(
    network: { id: string },
    shape: Partial<CourseShape> & { owner?: Organisation } = {},
  ): Promise<GivenCourse> {
    const { db, get } = this.house;
    const { owner = await this.organisation(network), ...own } = shape;
    const content = coursePackage({
      id: `course-${unique()}`,
      modules: 1,
      lessons: 3,
      skippable: 0,
      ...own,
    });
    const target = { networkId: network.id, ownerOf: () => owner.id };
    const { courseIds } = await db.transaction((tx) =>
      get(PublishCatalogueService).publish(tx, content, target),
    );
    return this.publishedCourse(courseIds[0] ?? '');
  }

  /** What there is to know of a published course in order to take it. */
  private async publishedCourse(id: string): Promise<GivenCourse> {
    const [row]: { networkId: string; structure: CourseOutline }[] = await this.house.db.query(
      `SELECT c.network_id AS "networkId", ce.structure FROM course c JOIN course_edition ce ON ce.course_id = c.id
       WHERE c.id = $1 ORDER BY ce.number DESC LIMIT 1`,
      [id],
    );
    if (!row) throw new Error(`No course ${id}`);
    const keys: { lesson_id: string; answer_keys: AnswerKey[] }[] = await this.house.db.query(
      `SELECT lesson_id, answer_keys FROM lesson_edition WHERE locale = 'bg' AND lesson_id = ANY($1)`,
      [row.structure.modules.flatMap(({ lessons }) => lessons.map((lesson) => lesson.id))],
    );
    const lessons = row.structure.modules.flatMap((module) => module.lessons);
    return {
      id,
      networkId: row.networkId,
      moduleIds: row.structure.modules.map((module) => module.id),
      lessons: lessons.map((lesson) => ({
        id: lesson.id,
        skippable: lesson.skippable,
        questions: (keys.find((key) => key.lesson_id === lesson.id)?.answer_keys ?? []).map(
          rightAnswer,
        ),
      })),
    };
  }

  /** A cohort for some courses of one network. */
  cohort(courses: GivenCourse[]): Promise<Cohort> {
    const [first] = courses;
    if (!first) throw new Error('A cohort is for at least one course.');
    const input = {
      id: randomUUID(),
      name: `Група ${unique()}`,
      projectTag: 'П-1',
      courseIds: courses.map(({ id }) => id),
    };
    return this.house.get(CohortService).create(coordinatorOf(first.networkId), input);
  }

  /** Printed cards of a cohort. */
  async cards(cohort: Cohort, count = 1, validDays = 30): Promise<AccessCard[]> {
    const input = { batchId: randomUUID(), cohortId: cohort.id, count, validDays };
    const issued = await this.house
      .get(AccessCodeService)
      .issue(coordinatorOf(cohort.networkId), input);
    if (issued instanceof Refused) throw new Error(issued.reason);
    return issued.cards;
  }

  /** A learner who came with a card of the cohort and is signed in, enrolled in its courses. */
  async learner(
    cohort: Cohort,
    own: { alias?: string; passphrase?: string; recoveryCodes?: boolean } = {},
  ): Promise<GivenLearner> {
    const { get } = this.house;
    const [card] = await this.cards(cohort);
    const { alias = `бряг ${unique()}`, passphrase = goodPassphrase, recoveryCodes = true } = own;
    const form = { code: card?.code ?? '', alias, passphrase, recoveryCodes };
    const opened = await get(RedeemService).redeem(form, 'bg', randomUUID());
    if (opened instanceof Refused) throw new Error(opened.reason);
    const { actor, session } = await get(SessionService).find(opened.token);
    if (actor.kind !== 'learner' || !session) throw new Error('The session is not open.');
    const { accountId, networkId } = actor;
    return {
      actor,
      accountId,
      networkId,
      alias,
      passphrase,
      recoveryCodes: opened.recoveryCodes,
      token: opened.token,
    };
  }

  /** She answers every question of some lessons and presses "Done"; all lessons unless told otherwise. */
  async completed(
    learner: GivenLearner,
    course: GivenCourse,
    lessons = course.lessons,
  ): Promise<void> {
    for (const lesson of lessons) {
      await this.answered(learner, course, lesson);
      const done = await this.house
        .get(CompletionService)
        .complete(learner.actor, course.id, lesson.id);
      if (done instanceof Refused) throw new Error(done.reason);
    }
  }

  /** She answers every question of a lesson rightly. */
  async answered(
    learner: GivenLearner,
    course: GivenCourse,
    lesson: GivenCourse['lessons'][number],
  ): Promise<void> {
    for (const { id, right } of lesson.questions) {
      const place = { courseId: course.id, lessonId: lesson.id, questionId: id };
      const marked = await this.house
        .get(LessonService)
        .answer(learner.actor, { ...place, attemptId: randomUUID(), fields: right }, 'bg');
      if (marked instanceof Refused) throw new Error(marked.reason);
    }
  }
}

/** Somebody who may do everything in a network; for preparing, no such account exists. */
const coordinatorOf = (networkId: string): StaffActor => ({
  kind: 'staff',
  accountId: randomUUID(),
  networkId,
  secondFactor: true,
  memberships: [{ organisationId: randomUUID(), role: 'coordinator' }],
});
