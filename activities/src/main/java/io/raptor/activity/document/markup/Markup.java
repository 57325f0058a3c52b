package io.raptor.activity.document.markup;

import io.raptor.activity.document.text.Block.Kind;
import io.raptor.activity.document.text.DocumentText;
import io.raptor.activity.document.text.PlainBlocks;
import io.raptor.activity.document.text.TextBuilder;
import java.util.Locale;
import java.util.Set;

/** Text files by the marks that their names promise. */
public final class Markup {

    private static final Set<String> MARKDOWN =
            Set.of("md", "markdown", "mdown", "mkd", "mkdn", "mdx", "qmd", "rmd", "livemd");

    private static final Set<String> CODE = Set.of(
            "java",
            "kt",
            "kts",
            "scala",
            "groovy",
            "gradle",
            "py",
            "pyi",
            "rb",
            "js",
            "mjs",
            "cjs",
            "jsx",
            "ts",
            "tsx",
            "vue",
            "svelte",
            "go",
            "rs",
            "c",
            "h",
            "cc",
            "cpp",
            "cxx",
            "hpp",
            "hh",
            "cs",
            "fs",
            "swift",
            "m",
            "mm",
            "php",
            "pl",
            "pm",
            "lua",
            "r",
            "jl",
            "dart",
            "ex",
            "exs",
            "erl",
            "hs",
            "clj",
            "cljs",
            "lisp",
            "el",
            "ml",
            "mli",
            "sh",
            "bash",
            "zsh",
            "fish",
            "ps1",
            "bat",
            "cmd",
            "sql",
            "css",
            "scss",
            "less",
            "json",
            "yaml",
            "yml",
            "toml",
            "ini",
            "cfg",
            "conf",
            "properties",
            "proto",
            "tf",
            "cmake",
            "mk",
            "asm",
            "s",
            "vb",
            "pas",
            "f90",
            "diff",
            "patch");

    private Markup() {}

    public static DocumentText read(String fileName, String text) {
        String ending = fileName.substring(fileName.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        if (MARKDOWN.contains(ending)) {
            return Markdown.read(text, ending.equals("mdx"));
        }
        if (ending.equals("rst") || ending.equals("rest")) {
            return RestructuredText.read(text);
        }
        if (ending.equals("adoc") || ending.equals("asciidoc")) {
            return AsciiDoc.read(text);
        }
        if (ending.equals("ipynb")) {
            return Notebook.read(text).orElseGet(() -> blocks(Kind.CODE, text));
        }
        return CODE.contains(ending) ? blocks(Kind.CODE, text) : PlainBlocks.of(text);
    }

    /** A table of delimited values: a row a line. */
    public static DocumentText lines(String text) {
        TextBuilder built = new TextBuilder();
        text.lines().forEach(line -> built.add(Kind.TABLE_ROW, line));
        return built.build();
    }

    private static DocumentText blocks(Kind kind, String text) {
        TextBuilder built = new TextBuilder();
        built.paragraphs(kind, text);
        return built.build();
    }
}
