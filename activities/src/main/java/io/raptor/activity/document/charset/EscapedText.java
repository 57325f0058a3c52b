package io.raptor.activity.document.charset;

/** Text that changes its character set by escape sequences: ISO-2022-JP and its kin. */
final class EscapedText {

    private static final int ESCAPE = 0x1B;

    private EscapedText() {}

    static boolean is(byte[] bytes) {
        for (int i = 0; i + 2 < bytes.length; i++) {
            if (bytes[i] == ESCAPE && bytes[i + 1] == '$' && "@BA)".indexOf(bytes[i + 2]) >= 0) {
                return true;
            }
        }
        return false;
    }
}
