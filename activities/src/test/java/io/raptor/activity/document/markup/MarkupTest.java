package io.raptor.activity.document.markup;

import static org.assertj.core.api.Assertions.assertThat;

import io.raptor.activity.document.text.DocumentText;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a reader sees of texts whose marks their name promises. */
class MarkupTest {

    private static List<String> blocks(String name, String text) {
        DocumentText read = Markup.read(name, text);
        return read.blocks().stream()
                .map(block -> block.kind() + (block.level() > 0 ? "" + block.level() : "") + " "
                        + block.of(read.text()).replace("\n", "/"))
                .toList();
    }

    @Test
    void readsRestructuredTextAsItsReaderSeesIt() {
        String text = """
                .. _top:

                =====
                Ports
                =====

                .. toctree::
                   :maxdepth: 2

                   piers

                Piers
                -----

                See the `map <http://x.example/map>`_ and :ref:`the plan <plan>` of *all* ``a_b`` [1]_::

                    for x in y:
                        go(x)

                .. note:: Mind
                   the step.

                .. code-block:: python
                   :linenos:

                   f(x)

                * one
                  and a half
                * two

                .. a comment

                ====  =====
                a     b
                ====  =====
                1     ``c``
                ====  =====
                """;
        assertThat(blocks("a.rst", text))
                .containsExactly(
                        "HEADING1 Ports",
                        "HEADING2 Piers",
                        "PARAGRAPH See the map and the plan of all a_b:",
                        "CODE for x in y:/    go(x)",
                        "PARAGRAPH Mind",
                        "PARAGRAPH the step.",
                        "CODE f(x)",
                        "LIST_ITEM one and a half",
                        "LIST_ITEM two",
                        "TABLE_ROW a\tb",
                        "TABLE_ROW 1\tc");
    }

    @Test
    void readsAsciiDocAsItsReaderSeesIt() {
        String text = """
                = Ports
                :icons: font
                :town: Fenn
                // a comment

                [[piers]]
                == Piers

                See link:map.html[the map] of {town} and <<plan,the plan>>,
                *all* of `a_b`.footnote:[A foot.]

                [source,java]
                ----
                f(x); // <1>
                ----
                <1> Called.

                * one
                ** two

                [cols="1,1"]
                |===
                |a |b

                |1
                |2
                |===

                image::plan.png[Plan]
                """;
        assertThat(blocks("a.adoc", text))
                .containsExactly(
                        "HEADING1 Ports",
                        "HEADING2 Piers",
                        "PARAGRAPH See the map of Fenn and the plan, all of a_b.A foot.",
                        "CODE f(x);",
                        "LIST_ITEM Called.",
                        "LIST_ITEM one",
                        "LIST_ITEM two",
                        "TABLE_ROW a\tb",
                        "TABLE_ROW 1\t2");
    }
}
