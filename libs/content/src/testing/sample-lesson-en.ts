/** The sample lesson in English: everything the format knows, in a text that passes every check. */
export const sampleLessonEn = `---
id: shopping-list
title: A shopping list
purpose: You will make a list that lets the food money last to the end of the week.
minutes: 8 # words / 120, 1 minute a question and 2 minutes of exercise
exercise: 2
outcomes:
  - I can make a shopping list and keep to it.
competences: ['infe:1.3', 'infe:2.1']
note: We will talk about money for food. You may use invented amounts.
skippable: true
---

Shopping for food is the payment we make most often. So small changes show quickly here. There are no "good" and "bad" shoppers: there is a list, and there is the tiredness at the end of a day. At 8:30 in the morning we all think more clearly than at night.

:::story
Elena shops every evening after work. She spends :sum[62] a week, and on Friday the fridge is empty again. One day she writes down what she really cooks: soup, beans, pasta, salad. It turns out that most of it is already there. The new list costs :sum[41.50]. The difference does not come from going without, but from buying nothing twice.
:::

## Three steps

**1. Look at what you have.** Open the cupboard and the fridge before you write. Begin with what will go off first.

**2. Think of a few dishes.** Not a whole menu, but three or four simple things. One of them can be eaten the next day, too.

**3. Write the list by shelves.** Then you walk through the shop only once. Keep a place for one thing that gives you joy.

| Product | How long it lasts | Price |
| :------ | :---------------- | ----: |
| Beans | four portions | :sum[2.10] |
| Rice | six portions | :sum[2.60] |

If you work for the minimum wage of :fact[minimum-wage-month], food is often the largest cost after the home. Compare the price per kilogram: it stands in small figures under the big one. *The big packet is not always cheaper.*

:::callout{kind=safety}
A receipt shows when and where you were. If that worries you, do not carry it with you.
:::

:::callout{kind=tip}
A list on paper needs no phone and no password.
:::

## Try it

Write your list for three days. The figures may be invented.

:::worksheet{tool=budget}
:::

:::reflection{id=what-helps}
Which dish saves you when there is no time?
:::

## Check what you have learned

:::question{id=start type=single}
Where does the list begin?
- [x] With the cupboard and the fridge > So you do not buy what you already have.
- [ ] With the shop's leaflet > It shows what the shop wants to sell. See first what you have.
:::

:::question{id=saved type=number tolerance=0.5 unit=EUR}
The old list costs :sum[62], the new one :sum[41.50]. How much is left over?
= 20.50
> 62 − 41.50 = €20.50. In a month that is about €80.
:::

:::question{id=steps type=order}
Put the steps in order.
1. I see what I have
2. I choose a few dishes
3. I write the list by shelves
> First the stock, then the ideas, and the shop last: so one buys only what is needed.
:::

## Where to ask

Ask the adviser in the organisation that supports you about places with lower prices. The [Consumer Protection Commission](https://kzp.bg/) explains your rights as a buyer. You can say: "I want to know how to complain about something I bought."
`;
