package io.raptor.starter;

import io.raptor.starter.cli.CommandLineInterface;

/** The entry point of the program. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(CommandLineInterface.run(arguments));
    }
}
