/** French words that say nothing of what is looked for, folded; the letters are elisions: «l’aide», «d’urgence». */
const stopWords: ReadonlySet<string> = new Set(
  `a au aux avec ce ces cet cette chez comme comment d dans de des du elle elles en est et etre eux faire fait faut
  il ils j ai as avez avons ont suis sont je l la le les leur leurs lui m ma me mes moi mon n ne nos notre nous on ou
  par pas pour qu que quel quelle quelles quels qui s sa se ses si son sur t ta te tes toi ton tu un une vers vos votre
  vous y c cela ca cherche chercher besoin veux voudrais souhaite peut peux tout toute tous toutes tres afin`.split(
    /\s+/,
  ),
)

export const withoutStopWords = (words: readonly string[]): string[] => words.filter((word) => !stopWords.has(word))
