using Platform.Engine.Embedded.Tests;

// Started by the tests as a process of its own; the test runner itself never comes through here.
return await Victim.Run(args);
