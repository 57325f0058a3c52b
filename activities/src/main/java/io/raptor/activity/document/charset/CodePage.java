package io.raptor.activity.document.charset;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A character set that texts are found in, with the languages that are written in it.
 *
 * @param handicap what a set that hardly anybody uses any more must look better by
 */
record CodePage(Charset charset, List<String> languages, double handicap) {

    private static final String WESTERN = "en fr de es it pt nl sv da nb fi is ca ga gl eu sq";
    private static final String CENTRAL = "pl cs hu sk hr sl ro sq sr-Latn";
    private static final String BALTIC = "lt lv et";
    private static final String CYRILLIC = "ru uk bg sr mk be";

    private static final double SLIGHT = 0.05;
    private static final double RARE = 0.08;
    private static final double DOS = 0.15;

    /** In the order in which they are taken where the bytes fit several. */
    static final List<CodePage> ALL = Stream.of(
                    page("windows-1252", WESTERN, 0),
                    page("windows-1251", CYRILLIC, 0),
                    page("windows-1250", CENTRAL, 0),
                    page("windows-1254", "tr", 0),
                    page("windows-1257", BALTIC, 0),
                    page("windows-1253", "el", 0),
                    page("windows-1255", "he", 0),
                    page("windows-1256", "ar fa ur", 0),
                    page("windows-1258", "vi", 0),
                    page("GB18030", "zh", 0),
                    page("windows-31j", "ja", 0),
                    page("EUC-JP", "ja", 0),
                    page("EUC-KR", "ko", 0),
                    page("Big5-HKSCS", "zh-Hant", 0),
                    page("EUC-TW", "zh-Hant", 0),
                    page("ISO-2022-JP", "ja", 0),
                    page("ISO-2022-KR", "ko", 0),
                    page("x-windows-874", "th", SLIGHT),
                    page("ISO-8859-2", CENTRAL, 0),
                    page("ISO-8859-15", WESTERN, 0),
                    page("ISO-8859-13", BALTIC, 0),
                    page("ISO-8859-5", CYRILLIC, 0),
                    page("ISO-8859-7", "el", 0),
                    page("ISO-8859-6", "ar", 0),
                    page("KOI8-U", CYRILLIC, 0),
                    page("IBM866", CYRILLIC, 0),
                    page("x-windows-949", "ko", RARE),
                    page("x-MacRoman", WESTERN, RARE),
                    page("x-MacCyrillic", CYRILLIC, RARE),
                    page("x-MacUkraine", CYRILLIC, RARE),
                    page("ISO-8859-4", BALTIC, 0),
                    page("ISO-8859-3", "eo mt", RARE),
                    page("x-MacCentralEurope", CENTRAL, RARE),
                    page("IBM850", WESTERN, DOS),
                    page("IBM437", WESTERN, DOS),
                    page("IBM852", CENTRAL, DOS),
                    page("IBM855", CYRILLIC, DOS),
                    page("IBM737", "el", DOS),
                    page("IBM857", "tr", DOS),
                    page("IBM862", "he", DOS))
            .flatMap(Optional::stream)
            .toList();

    static Optional<CodePage> of(Charset charset) {
        return ALL.stream().filter(page -> page.charset().equals(charset)).findFirst();
    }

    boolean holds(byte[] bytes) {
        return Charsets.isValid(bytes, charset);
    }

    private static Optional<CodePage> page(String name, String languages, double handicap) {
        return Charset.isSupported(name)
                ? Optional.of(new CodePage(Charset.forName(name), List.of(languages.split(" ", -1)), handicap))
                : Optional.empty();
    }
}
