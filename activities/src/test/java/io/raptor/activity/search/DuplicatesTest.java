package io.raptor.activity.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DuplicatesTest {

    private static final String TEXT =
            "A captain may suspend a sailing earlier than these limits say and is never asked to give a reason for it.";

    private final Duplicates duplicates = new Duplicates();

    private boolean known(String text) {
        return duplicates.find(text).isPresent();
    }

    @Test
    void knowsATextSetOtherwise() {
        duplicates.add(TEXT, 3);
        assertThat(duplicates.find("* “" + TEXT.replace(" ", "\n ") + "”")).hasValue(3);
        assertThat(known("A CAPTAIN MAY SUSPEND A SAILING EARLIER THAN THESE LIMITS SAY"))
                .isTrue();
    }

    @Test
    void knowsATextOverSeveralThatWereTaken() {
        duplicates.add("One two three four five six seven eight nine ten eleven twelve", 0);
        duplicates.add("and thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty", 1);
        assertThat(duplicates.find("Four five six seven eight nine ten eleven twelve and thirteen fourteen fifteen"
                        + " sixteen seventeen"))
                .hasValue(0);
    }

    @Test
    void takesAnotherNumberForAnotherText() {
        duplicates.add(TEXT + " Since 2019 this has been so.", 0);
        assertThat(known(TEXT + " Since 2019 this has been so.")).isTrue();
        assertThat(known(TEXT + " Since 2023 this has been so.")).isFalse();
    }

    @Test
    void takesATextWithMuchNewForAnotherOne() {
        duplicates.add(TEXT, 0);
        assertThat(known(TEXT + " The harbour office keeps a list of all who did so and why they thought it right."))
                .isFalse();
        assertThat(known("Something else")).isFalse();
    }

    @Test
    void knowsWhichHitALongerTextHolds() {
        duplicates.add("Yes, he may.", 0);
        duplicates.add(TEXT + " Since 2019 this has been so.", 1);
        String longer = "Yes, he may. The harbour office keeps a list of all who did so. ";
        assertThat(duplicates.heldBy(longer + TEXT + " Since 2019 this has been so."))
                .hasValue(1);
        assertThat(duplicates.heldBy(longer + TEXT + " Since 2023 this has been so."))
                .isEmpty();
        assertThat(duplicates.heldBy(longer)).isEmpty();
    }

    @Test
    void comparesShortTextsAndOtherScripts() {
        duplicates.add("Yes.", 0);
        duplicates.add("カメラの電池は毎晩充電する必要があります。", 1);
        duplicates.add("— —", 2);
        assertThat(duplicates.find("yes")).hasValue(0);
        assertThat(duplicates.find("カメラの電池は毎晩充電する必要があります")).hasValue(1);
        assertThat(known("— — —")).isFalse();
        assertThat(known("No.")).isFalse();
    }
}
