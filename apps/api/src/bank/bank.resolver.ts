import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Locale, StaffActor } from '@pateka/domain';
import type { Refused } from '../identity/identity.types.js';
import { Allow } from '../platform/guard/allow.decorator.js';
import { Current } from '../platform/guard/current.decorators.js';
import { BankGiftService } from './bank-gift.service.js';
import { BankService } from './bank.service.js';
import {
  type BankConflict,
  BankPage,
  BankQuestion,
  type BankSaved,
  BankSearch,
  type GiftImported,
  GiftText,
  ImportGiftInput,
  ImportGiftResult,
  SaveBankQuestionInput,
  SaveBankResult,
} from './bank.types.js';

const id = { type: () => ID };

@Resolver(() => BankQuestion)
export class BankResolver {
  constructor(
    private readonly bank: BankService,
    private readonly gift: BankGiftService,
  ) {}

  @Allow('question-bank.use')
  @Query(() => BankPage)
  bankQuestions(
    @Current() actor: StaffActor,
    @Args('search') search: BankSearch,
  ): Promise<BankPage> {
    return this.bank.search(actor, search);
  }

  @Allow('question-bank.use')
  @Query(() => BankQuestion)
  bankQuestion(
    @Current() actor: StaffActor,
    @Args('id', id) questionId: string,
  ): Promise<BankQuestion> {
    return this.bank.one(actor, questionId);
  }

  @Allow('question-bank.use')
  @Mutation(() => SaveBankResult)
  saveBankQuestion(
    @Current() actor: StaffActor,
    @Args('input') input: SaveBankQuestionInput,
  ): Promise<BankSaved | BankConflict | Refused> {
    return this.bank.save(actor, input);
  }

  @Allow('question-bank.use')
  @Mutation(() => BankQuestion)
  archiveBankQuestion(
    @Current() actor: StaffActor,
    @Args('id', id) questionId: string,
    @Args('archived') archived: boolean,
  ): Promise<BankQuestion> {
    return this.bank.archive(actor, questionId, archived);
  }

  @Allow('question-bank.use')
  @Mutation(() => ImportGiftResult)
  importBankGift(
    @Current() actor: StaffActor,
    @Args('input') input: ImportGiftInput,
  ): Promise<GiftImported | Refused> {
    return this.gift.take(actor, input);
  }

  @Allow('question-bank.use')
  @Query(() => GiftText)
  bankGift(
    @Current() actor: StaffActor,
    @Args('organisationId', id) organisationId: string,
    @Args('locale', { type: () => String }) locale: Locale,
  ): Promise<GiftText> {
    return this.gift.give(actor, organisationId, locale);
  }
}
