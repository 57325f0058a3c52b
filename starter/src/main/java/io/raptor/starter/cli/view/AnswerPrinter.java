package io.raptor.starter.cli.view;

import io.raptor.activity.answer.Answer.Span;
import io.raptor.starter.cli.terminal.LiveText;
import io.raptor.starter.cli.terminal.Screen;
import io.raptor.starter.cli.terminal.Screen.Style;
import io.raptor.starter.cli.terminal.TerminalText;
import io.raptor.starter.dataset.AnswerFollower;
import io.raptor.starter.dataset.AnswerView;
import io.raptor.starter.dataset.AnswerView.Citation;
import io.raptor.starter.text.Place;
import java.util.Comparator;
import java.util.regex.Pattern;

/**
 * Prints an answer: on a terminal while the model gives it, then, once it is checked, with its sentences without a source
 * marked, and below it the passages that it names.
 */
public final class AnswerPrinter implements AnswerFollower {

    private static final Pattern NUMBERS = Pattern.compile("\\[\\d+]|^The dataset does not answer this question\\.$");
    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final String INDENT = "      ";
    private static final String MARK = " (no source)";
    private static final String UNANSWERED = "The dataset does not answer this question.";
    private static final int SHOWN = 160;

    private final Screen screen;
    private final LiveText shown;
    private final StringBuilder words = new StringBuilder();

    public AnswerPrinter(Screen screen) {
        this.screen = screen;
        this.shown = screen.live();
    }

    @Override
    public void more(String more) {
        words.append(more);
        show();
    }

    @Override
    public void again() {
        words.setLength(0);
        show();
    }

    private void show() {
        if (screen.columns() > 0) {
            screen.text(words.toString(), NUMBERS, shown);
        }
    }

    public void print(AnswerView answer) {
        String refused = answer.answered() ? "" : UNANSWERED + "\n";
        screen.text(refused + marked(answer), NUMBERS, shown);
        answer.citations().forEach(this::print);
    }

    private static String marked(AnswerView answer) {
        StringBuilder text = new StringBuilder(answer.answer());
        answer.unsupported().stream()
                .sorted(Comparator.comparingInt(Span::end).reversed())
                .forEach(one -> text.insert(one.end(), MARK));
        return text.toString();
    }

    private void print(Citation one) {
        String number = "[" + one.n() + "]  ";
        String place = Place.of(one.docId(), one.headingPath(), one.page());
        String words = SPACES.matcher(one.text()).replaceAll(" ").strip();
        screen.parts(
                screen.part(number, Style.GOOD),
                screen.part(TerminalText.cut(place, screen.room(number.length(), 0)), Style.STRONG));
        screen.parts(INDENT, screen.part(TerminalText.cut(words, screen.room(INDENT.length(), SHOWN)), Style.PLAIN));
        screen.parts(
                INDENT,
                screen.part("characters " + one.start() + " to " + one.end() + ", node " + one.nodeId(), Style.DIM));
    }
}
