/**
 * SQL: whether a module belongs to a network, its partners' or a built-in one that a course of the network is
 * made of. Built-in modules of other networks are none of its business.
 * @param network the number of the parameter with the network's id; `m` is the module, `o` its organisation
 */
export const isInNetwork = (network: string): string =>
  `(o.network_id = ${network} OR (o.network_id IS NULL AND EXISTS (
     SELECT 1 FROM module_edition used JOIN course_edition_module cem ON cem.module_edition_id = used.id
     JOIN course_edition ce ON ce.id = cem.course_edition_id JOIN course c ON c.id = ce.course_id
     WHERE used.module_id = m.id AND c.network_id = ${network})))`;
