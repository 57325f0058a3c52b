package io.raptor.activity.answer;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A question about a whole collection, told by its form: it names the collection, or its documents as such, and asks what
 * they are about. Where a form is not known the question is searched for as any other.
 */
final class BroadQuestion {

    private static final List<Pattern> FORMS = List.of(
            of(
                    "\\b(?:this|the|these|all|my|your) (?:\\w+ )?"
                            + "(?:collections?|data ?sets?|documents?|files?|corpus|archive|library|knowledge base)\\b",
                    "\\b(?:about|contain|hold|cover|deal with|discuss|overview|summar\\w+|topics?|themes?|subjects?"
                            + "|in general|main)\\b"),
            of("^(?:what (?:is|are) (?:this|these|it|they|all this) (?:all )?about"
                    + "|what (?:is|'s) in (?:here|there)|(?:give (?:me )?an? )?overview|summari[sz]e everything)"
                    + "[ ?.!]*$"),
            of(
                    "\\b(?:dieser?|diesem?|der|die|das|den|alle|allen) (?:\\w+ )?"
                            + "(?:sammlung|datensatz|dokumenten?|dateien?|archivs?|bibliothek|unterlagen)\\b",
                    "worum|wovon|handel[nt]|enth[aä]lt|überblick|zusammenfass|fasse|themen|thema|inhalt"),
            of(
                    "\\b(?:cette|ce|ces|la|les|le) (?:\\w+ )?(?:collection|documents?|fichiers?|corpus|archives?)\\b",
                    "parle|sujet|contien|aperçu|résum|thèmes?|traite"),
            of(
                    "\\b(?:esta|este|estos|la|los|el) (?:\\w+ )?(?:colección|documentos?|archivos?)\\b",
                    "trata|contien|resum|temas?|habla"),
            of("(?:この|これらの|全ての|すべての)(?:コレクション|データセット|文書|資料|ドキュメント|ファイル)", "何|概要|要約|まとめ|テーマ|内容"),
            of("(?:这个|这些|该|所有)(?:集合|数据集|文档|文件|资料)", "什么|概述|概要|总结|主题|内容"));

    private BroadQuestion() {}

    private static Pattern of(String... parts) {
        StringBuilder all = new StringBuilder("(?s)");
        for (String part : parts) {
            all.append("(?=.*(?:").append(part).append("))");
        }
        return Pattern.compile(all.toString(), Pattern.UNICODE_CHARACTER_CLASS);
    }

    static boolean is(String question) {
        String asked = question.strip().toLowerCase(Locale.ROOT);
        return FORMS.stream().anyMatch(form -> form.matcher(asked).lookingAt());
    }
}
