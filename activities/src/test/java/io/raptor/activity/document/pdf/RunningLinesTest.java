package io.raptor.activity.document.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunningLinesTest {

    private static final float BODY = 10;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%d",
                "- %d -",
                "Page %d of 40",
                "Seite %d",
                "%d / 40",
                "The Harbour Book %d / 40",
                "Chapter 3: Tides and winds %d",
                "%d 3 TIDES AND WINDS"
            })
    void linesThatCountThePagesAreNoText(String foot) {
        assertThat(left(
                        6,
                        page -> List.of(text(page, 1), text(page, 2), line(String.format(foot, page + 2), page, 760))))
                .hasSize(12)
                .allMatch(line -> line.startsWith("Boats"));
    }

    @Test
    void romanNumbersCountToo() {
        List<String> roman = List.of("i", "ii", "iii", "iv", "v", "vi");
        assertThat(left(6, page -> List.of(text(page, 1), line(roman.get(page - 1), page, 760))))
                .allMatch(line -> line.startsWith("Boats"));
    }

    @Test
    void sidesMayDiffer() {
        assertThat(left(
                        8,
                        page -> List.of(
                                line(page % 2 == 0 ? page + " Harbours" : "1.4 Of tides " + page, page, 40),
                                text(page, 1),
                                text(page, 2))))
                .hasSize(16)
                .allMatch(line -> line.startsWith("Boats"));
    }

    @Test
    void aRepeatedTitleStaysOnce() {
        assertThat(left(5, page -> List.of(line("Draft for the board", page, 40), text(page, 1), text(page, 2))))
                .hasSize(11)
                .filteredOn(line -> line.startsWith("Draft"))
                .hasSize(1);
    }

    @Test
    void whatIsNumberedByItselfIsText() {
        assertThat(left(5, page -> List.of(line("Problem " + page, page, 40), text(page, 1), text(page, 2))))
                .hasSize(15);
    }

    @Test
    void oneWordAndANumberRunWhereOthersDo() {
        assertThat(left(
                        6,
                        page -> List.of(
                                text(page, 1),
                                text(page, 2),
                                line((page > 4 ? "Index " : "A Tide Table ") + page, page, 760))))
                .hasSize(12);
    }

    @Test
    void titlesOfSlidesAreText() {
        assertThat(left(
                        5,
                        page -> List.of(
                                new Line("Agenda", 24, page, 40, true),
                                text(page, 1),
                                text(page, 2),
                                text(page, 3),
                                text(page, 4))))
                .hasSize(25);
    }

    @Test
    void numbersInTheTextAreText() {
        assertThat(left(
                        6,
                        page -> List.of(
                                text(page, 1),
                                line(page + " boats were lost at the bar", page, 300 + 40 * (page % 3)),
                                text(page, 2))))
                .hasSize(18);
    }

    @Test
    void twoPagesMayAgreeByChance() {
        assertThat(left(2, page -> List.of(text(page, 1), line("" + page, page, 760))))
                .hasSize(4);
    }

    private static Line text(int page, int at) {
        return line(
                "Boats keep to the right of channel " + (char) ('a' + 7 * page % 26) + (char) ('a' + at) + ", always",
                page,
                60 + 100 * at);
    }

    private static Line line(String text, int page, float y) {
        return new Line(text, BODY, page, y, true);
    }

    private static List<String> left(int pages, IntFunction<List<Line>> of) {
        List<Line> all = new ArrayList<>();
        for (int page = 1; page <= pages; page++) {
            all.addAll(of.apply(page));
        }
        return RunningLines.without(all).stream().map(Line::text).toList();
    }
}
