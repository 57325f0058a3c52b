package io.raptor.activity.document.charset;

import java.lang.Character.UnicodeScript;
import java.nio.charset.Charset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sets of other scripts that ICU does not know, or not well: a text of them is nearly all of that script beyond ASCII. */
final class ScriptShapes {

    /** ICU knows the second and third by Russian words alone: other languages write in them, too. */
    private static final List<String> CYRILLIC = List.of("IBM866", "windows-1251", "KOI8-U");

    private ScriptShapes() {}

    static @Nullable Charset of(byte[] sample) {
        if (isAll(sample, "x-windows-874", UnicodeScript.THAI)) {
            return Charset.forName("x-windows-874");
        }
        for (String name : CYRILLIC) {
            if (isAll(sample, name, UnicodeScript.CYRILLIC)) {
                return Charset.forName(name);
            }
        }
        return null;
    }

    private static boolean isAll(byte[] sample, String name, UnicodeScript script) {
        if (!Charset.isSupported(name)) {
            return false;
        }
        int beyond = 0;
        int ofScript = 0;
        int wrongCase = 0;
        int capitals = 0;
        String text = new String(sample, Charset.forName(name));
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > 0x7F) {
                beyond++;
                ofScript += UnicodeScript.of(c) == script ? 1 : 0;
                capitals += Character.isUpperCase(c) ? 1 : 0;
                wrongCase += i > 0 && Character.isUpperCase(c) && Character.isLowerCase(text.charAt(i - 1)) ? 1 : 0;
            }
        }
        boolean cased = wrongCase * 20 < beyond && capitals * 2 <= beyond;
        return cased && beyond > 10 && beyond * 3 > text.length() && ofScript * 20 >= beyond * 19;
    }
}
