import { SetMetadata } from '@nestjs/common';
import type { Permission } from '@pateka/domain';

export const ACCESS = 'pateka:access';

/** What a root field declares about who may use it. Without a declaration it is refused. */
export type Access = { kind: 'public' } | { kind: 'permission'; permission: Permission };

/** Everybody may use this field, signed in or not. */
export const Public = () => SetMetadata(ACCESS, { kind: 'public' } satisfies Access);

/** Only actors whom the permission table of libs/domain/access allows it may use this field. */
export const Allow = (permission: Permission) =>
  SetMetadata(ACCESS, { kind: 'permission', permission } satisfies Access);
