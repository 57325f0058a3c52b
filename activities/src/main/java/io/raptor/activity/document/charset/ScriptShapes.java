package io.raptor.activity.document.charset;

import java.lang.Character.UnicodeScript;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/** Sets of other scripts that ICU does not know: a text of them is nearly all of that script beyond ASCII. */
final class ScriptShapes {

    private ScriptShapes() {}

    static @Nullable Charset of(byte[] sample) {
        if (isAll(sample, "x-windows-874", UnicodeScript.THAI)) {
            return Charset.forName("x-windows-874");
        }
        return isAll(sample, "IBM866", UnicodeScript.CYRILLIC) ? Charset.forName("IBM866") : null;
    }

    private static boolean isAll(byte[] sample, String name, UnicodeScript script) {
        if (!Charset.isSupported(name)) {
            return false;
        }
        int beyond = 0;
        int ofScript = 0;
        int wrongCase = 0;
        String text = new String(sample, Charset.forName(name));
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > 0x7F) {
                beyond++;
                ofScript += UnicodeScript.of(c) == script ? 1 : 0;
                wrongCase += i > 0 && Character.isUpperCase(c) && Character.isLowerCase(text.charAt(i - 1)) ? 1 : 0;
            }
        }
        return beyond > 10 && beyond * 3 > text.length() && ofScript * 20 >= beyond * 19 && wrongCase * 20 < beyond;
    }
}
