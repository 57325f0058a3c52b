package io.raptor.activity.document.markup;

import static org.assertj.core.api.Assertions.assertThat;

import io.raptor.activity.document.text.DocumentText;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a reader of a site sees of the Markdown that it is built from. */
class MarkdownDialectsTest {

    private static List<String> blocks(String name, String text) {
        DocumentText read = Markup.read(name, text);
        return read.blocks().stream()
                .map(block -> block.kind() + (block.level() > 0 ? "" + block.level() : "") + " "
                        + block.of(read.text()).replace("\n", "/"))
                .toList();
    }

    @Test
    void componentsOfMdxHoldMarkdown() {
        String text = """
                import Box from './Box.astro';
                import {
                  Steps,
                } from '@x/y';

                {/* a comment */}
                <Tabs items={['npm', 'pnpm']}>
                  <TabItem label="npm">
                    ```sh
                    npm x
                      y
                    ```
                  </TabItem>
                </Tabs>
                <Box
                  icon={a => b}
                >
                ## Piers
                - [ ] one, see [the map](/map)
                </Box>

                Use `<Card size={3} />` here.
                """;
        assertThat(blocks("a.mdx", text))
                .containsExactly(
                        "PARAGRAPH npm",
                        "CODE npm x/  y",
                        "HEADING2 Piers",
                        "LIST_ITEM one, see the map",
                        "PARAGRAPH Use <Card size={3} /> here.");
    }

    @Test
    void notesAndTabsOfMkDocsHoldMarkdownAtAnyDepth() {
        String text = """
                - one

                    !!! note "Mind"
                        The **step**.

                === ":octicons-file-16: Linux"

                    ```sh
                    ls
                    ```

                ??? warning

                    - deep
                """;
        assertThat(blocks("a.md", text))
                .containsExactly(
                        "LIST_ITEM one",
                        "LIST_ITEM Mind",
                        "LIST_ITEM The step.",
                        "PARAGRAPH Linux",
                        "CODE ls",
                        "LIST_ITEM deep");
    }

    @Test
    void codeOfJekyllAndHugoIsCode() {
        String text = """
                {% highlight ruby %}
                def f
                  1
                end
                {% endhighlight %}

                {{< code-toggle file=hugo >}}
                [a]
                b = 1
                {{< /code-toggle >}}

                {{< code-toggle config=x />}}

                Text.
                """;
        assertThat(blocks("a.md", text)).containsExactly("CODE def f/  1/end", "CODE [a]/b = 1", "PARAGRAPH Text.");
    }

    @Test
    void templatesAndSignsBesideCodeAreNotSeen() {
        String text = """
                ## The `_data` folder {%- include badge.html -%}

                See `a` and the [rules]({{ '/docs/x/' | relative_url }}#y "Rules")[^1] of {{< meta lang >}} :bulb: and
                {doc}`Piers <piers>`; {% raw %}`{{ x }}`{% endraw %} stays.

                <div class="note" markdown="1">
                Mind *the* step.
                </div>

                ```{=html}
                <table>
                    <tr><td>one</td>

                    <td>two</td></tr>
                </table>
                ```
                """;
        assertThat(blocks("a.md", text))
                .containsExactly(
                        "HEADING2 The _data folder",
                        "PARAGRAPH See a and the rules of and Piers; {{ x }} stays.",
                        "PARAGRAPH Mind the step.",
                        "TABLE_ROW one\ttwo");
    }

    @Test
    void formulasKeepTheirSignsAndStayWhole() {
        assertThat(blocks("a.md", """
                        The height is

                        $$
                        h(t) = \\sum_{k=1}^n A_k \\, b

                        + \\int_0^T a * b * c \\\\
                        $$

                        and $a_1*b*c_2$, so \\(x_1 < y\\) for $5 and $6 *today*; \\[not a link\\].
                        $$ e^{i\\pi} = -1 $$ (3)

                        \\begin{align*}
                        x_1 &= y_1 \\\\
                        \\end{align*}

                        $$ is no formula.
                        """))
                .containsExactly(
                        "PARAGRAPH The height is",
                        "CODE $$/h(t) = \\sum_{k=1}^n A_k \\, b//+ \\int_0^T a * b * c \\\\/$$",
                        "PARAGRAPH and $a_1*b*c_2$, so \\(x_1 < y\\) for $5 and $6 today; [not a link].",
                        "CODE $$ e^{i\\pi} = -1 $$ (3)",
                        "CODE \\begin{align*}/x_1 &= y_1 \\\\/\\end{align*}",
                        "PARAGRAPH $$ is no formula.");
    }
}
