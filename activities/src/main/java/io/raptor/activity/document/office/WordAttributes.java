package io.raptor.activity.document.office;

import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;

/** Values of properties in Word's XML. */
final class WordAttributes {

    private WordAttributes() {}

    static @Nullable String attribute(Attributes attributes, String localName) {
        for (int i = 0; i < attributes.getLength(); i++) {
            if (attributes.getLocalName(i).equals(localName)) {
                return attributes.getValue(i);
            }
        }
        return null;
    }

    /** A property is on where it has no value, too. */
    static boolean isOn(Attributes attributes) {
        String value = attribute(attributes, "val");
        return value == null || !(value.equals("0") || value.equals("false") || value.equals("off"));
    }

    /** -1 for what is none. */
    static int number(@Nullable String value) {
        return value != null && value.matches("\\d{1,6}") ? Integer.parseInt(value) : -1;
    }
}
