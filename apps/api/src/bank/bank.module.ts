import { Module } from '@nestjs/common';

/** The questions that an organisation keeps for its modules. */
@Module({})
export class BankModule {}
