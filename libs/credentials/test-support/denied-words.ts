/**
 * Stems that hint at why somebody took a course, and the names of the house and of the product (credentials 3).
 * Stems, so that every inflected form is found.
 */
export const deniedWords =
  /насил|приют|убежищ|криз|преживе|преживя|жертв|пострадал|принуд|заплах|полици|динамик|анимус|пътека|pateka|violen|shelter|refuge|crisis|surviv|victim|abus|coerc|threat|dinamika|animus/iu;
