package io.raptor.starter.cli.run;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.IVersionProvider;

/** The version of the program, and the Java that runs it. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[] {
            "raptor 0.1.0" + revision(),
            "Java " + System.getProperty("java.version") + ", " + System.getProperty("java.vendor") + ", "
                    + System.getProperty("java.home"),
            System.getProperty("os.name") + " " + System.getProperty("os.version") + ", "
                    + System.getProperty("os.arch")
        };
    }

    /** The launcher writes beside the program from which state of the sources it built that. */
    private static String revision() {
        Path program = Path.of(System.getProperty("java.class.path").split(File.pathSeparator, 2)[0]);
        try {
            return " (" + Files.readString(program.resolveSibling("revision")).strip() + ")";
        } catch (IOException unknown) {
            return "";
        }
    }
}
