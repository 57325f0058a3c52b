package io.raptor.activity.graph.extract;

import io.raptor.activity.language.SmallWords;
import java.util.Set;

/** Words that name nothing, beside {@link SmallWords}: those of further languages, of two letters, and the calendar's. */
final class FunctionWords {

    private static final Set<String> MORE = Set.of("""
            i a an as at be by do go he if in is it me my no of on or so to up us we am oh ok ja nein yes
            er es im zu da wo ob il le la un en au ce et ou je tu se si y lo al the this that it's i'm i've i'll
            please thanks hi hey dear let's don't that's there's here's we're you're they're he's she's what's
            according although additionally despite finally furthermore hence meanwhile moreover nevertheless
            originally perhaps previously recently similarly subsequently unlike instead overall currently today
            yesterday tomorrow maybe except once upon never always sometimes often note see chapter
            и в во не на что он я с со как а то все она так его но да ты к у же вы за бы по только ее мне было вот от
            меня еще нет о из ему когда даже ну вдруг ли если уже или ни быть был него до вас опять уж вам ведь
            там потом себя ничего ей может они тут где есть надо ней для мы тебя их чем была сам чтоб без будто
            чего раз тоже себе под будет ж кто этот того потому этого какой совсем ним здесь этом один почти мой
            тем чтобы нее были куда зачем всех при об два другой хоть после над больше тот через эти нас про всего
            них какая много это также который которая которые
            في من على إلى عن أن إن هذا هذه التي الذي كان كانت مع ما لا هو هي ثم أو و كل بعد قبل بين عند حتى قد لم لن
            ذلك تلك الذين أي كما لكن حيث منذ خلال ضد حول
            של על את הוא היא זה לא עם כי אם או גם
            的 了 在 是 和 与 有 不 也 就 都 而 及 被 把 这 那 个 上 中 下 为 以 于 对 从 到 一 他 她 它 我 你 们 之 其 等
            会 能 要 将 并 或 由 后 前 时 年 月 日 很 更 最 又 还 但 因 所 使 让 给 向 里 外 来 去 说 着 过 地 得 种 位 名
            こと もの ため よう それ これ
            """.strip().split("\\s+", -1));

    private static final Set<String> CALENDAR = Set.of("""
            january february march april may june july august september october november december
            monday tuesday wednesday thursday friday saturday sunday
            januar februar märz mai juni juli oktober dezember montag dienstag mittwoch donnerstag freitag samstag sonntag
            janvier février mars avril juin juillet août septembre octobre novembre décembre
            lundi mardi mercredi jeudi vendredi samedi dimanche
            """.strip().split("\\s+", -1));

    private static final Set<String> NUMERALS = Set.of("""
            one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
            eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands
            million millions billion billions dozen half first second third fourth fifth sixth seventh eighth ninth tenth
            zwei drei vier fünf sechs sieben acht neun zehn elf zwölf zwanzig dreißig vierzig fünfzig sechzig siebzig
            achtzig neunzig hundert tausend millionen milliarden
            deux trois quatre cinq sept huit neuf dix onze douze vingt trente quarante cinquante soixante cent mille
            """.strip().split("\\s+", -1));

    private static final Set<String> VAGUE = Set.of("""
            nobody nothing none everybody everyone everything somebody someone something anybody anyone anything
            people children men women others another several many most few both either neither besides afterwards
            kept thank answer
            niemand jemand alles nichts viele einige andere
            personne rien tous toutes plusieurs
            """.strip().split("\\s+", -1));

    private FunctionWords() {}

    static boolean has(String lower) {
        return SmallWords.ALL.contains(lower) || MORE.contains(lower);
    }

    /** A number in words, or a part of one. */
    static boolean numeral(String lower) {
        int dash = lower.indexOf('-');
        return NUMERALS.contains(lower)
                || (dash > 0 && numeral(lower.substring(0, dash)) && numeral(lower.substring(dash + 1)));
    }

    /** Often begins a sentence, and by itself names nothing, though it is in no list of small words. */
    static boolean vague(String lower) {
        return VAGUE.contains(lower) || numeral(lower);
    }

    static boolean calendar(String lower) {
        return CALENDAR.contains(lower);
    }
}
