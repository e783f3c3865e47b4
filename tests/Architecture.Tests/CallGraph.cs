using System.Reflection;
using System.Reflection.Emit;

namespace Platform.Architecture.Tests;

/// <summary>Which classes of an assembly call which grain interfaces, read from the instructions of their methods.</summary>
internal sealed class CallGraph
{
    private const BindingFlags All =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> Codes = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => code.Value);

    private CallGraph(IReadOnlyList<(Type Caller, Type Called)> calls) => Calls = calls;

    /// <summary>Each class with each grain interface that it calls; what the compiler makes of a method counts to its class.</summary>
    public IReadOnlyList<(Type Caller, Type Called)> Calls { get; }

    public static CallGraph Of(Assembly assembly) => new([.. assembly.GetTypes().SelectMany(Edges).Distinct()]);

    private static IEnumerable<(Type Caller, Type Called)> Edges(Type type) => type.GetMethods(All).Cast<MethodBase>()
        .Concat(type.GetConstructors(All))
        .SelectMany(Called)
        .Select(called => called.DeclaringType)
        .Where(called => called is { IsInterface: true } && called.IsAssignableTo(typeof(IGrain)))
        .Select(called => (Outermost(type), called!));

    private static Type Outermost(Type type) => type.DeclaringType is { } outer ? Outermost(outer) : type;

    private static IEnumerable<MethodBase> Called(MethodBase method)
    {
        var code = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        for (var at = 0; at < code.Length;)
        {
            var isLong = code[at] == 0xfe;
            var instruction = Codes[isLong ? unchecked((short)(0xfe00 | code[at + 1])) : code[at]];
            at += isLong ? 2 : 1;
            if (instruction.OperandType == OperandType.InlineMethod && Resolve(method, BitConverter.ToInt32(code, at)) is { } called)
            {
                yield return called;
            }

            at += Length(instruction.OperandType, code, at);
        }
    }

    private static MethodBase? Resolve(MethodBase method, int token) => method.Module.ResolveMethod(
        token,
        method.DeclaringType is { IsGenericType: true } type ? type.GetGenericArguments() : null,
        method.IsGenericMethod ? method.GetGenericArguments() : null);

    private static int Length(OperandType operand, byte[] code, int at) => operand switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(code, at)),
        _ => 4,
    };
}
