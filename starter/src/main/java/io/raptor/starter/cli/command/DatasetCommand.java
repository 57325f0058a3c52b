package io.raptor.starter.cli.command;

import io.raptor.starter.cli.run.Raptor;
import java.util.concurrent.Callable;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** A command about one dataset, which is its first parameter. */
abstract class DatasetCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    Raptor raptor;

    @Parameters(index = "0", paramLabel = "DATASET", description = "the dataset")
    @SuppressWarnings("NullAway.Init")
    String dataset;
}
