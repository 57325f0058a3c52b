package io.raptor.starter.cli.run;

import picocli.CommandLine.IVersionProvider;

/** The version of the program, and the Java that runs it. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[] {
            "raptor 0.1.0",
            "Java " + System.getProperty("java.version") + ", " + System.getProperty("java.vendor") + ", "
                    + System.getProperty("java.home"),
            System.getProperty("os.name") + " " + System.getProperty("os.version") + ", "
                    + System.getProperty("os.arch")
        };
    }
}
