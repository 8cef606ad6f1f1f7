import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { BankGiftService } from './bank-gift.service.js';
import { BankResolver } from './bank.resolver.js';
import { BankService } from './bank.service.js';
import { BankQuestionRow } from './bank-question.entity.js';

/** The questions that an organisation keeps for its modules. */
@Module({
  imports: [TypeOrmModule.forFeature([BankQuestionRow])],
  providers: [BankGiftService, BankResolver, BankService],
  exports: [BankService],
})
export class BankModule {}
