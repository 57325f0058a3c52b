package io.raptor.starter;

import io.raptor.starter.cli.CommandLineInterface;

/** Where the program begins. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(CommandLineInterface.run(arguments));
    }
}
