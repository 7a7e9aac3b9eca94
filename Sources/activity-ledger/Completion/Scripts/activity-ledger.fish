# Completion of activity-ledger for fish 3 and later. What can stand where, the program itself says.

function __activity_ledger_complete
    set -l typed (commandline --tokenize --cut-at-cursor --current-process)[2..]
    # The unfinished word comes as it is written, its quotes and backslashes included.
    set -l word (commandline --cut-at-cursor --current-token)
    if string match --quiet --regex '^[\'"]' -- $word
        set word (string sub --start 2 -- $word)
    else if test -n "$word"
        set word (string unescape -- $word)
    end
    if test -z "$word"
        set word ''
    end
    set -l lines (command activity-ledger completion candidates --shell fish -- $typed $word 2>/dev/null)
    switch "$lines[1]"
        case files directories
            # Of --option=path, the path.
            set -l option (string match --regex '^--[a-z-]+=' -- $word)
            set -l path (string replace --regex '^--[a-z-]+=' '' -- $word)
            set -l list __fish_complete_path
            if test "$lines[1]" = directories
                set list __fish_complete_directories
            end
            for line in ($list $path)
                printf '%s\n' "$option$line"
            end
        case '*'
            if set -q lines[2]
                string join \n -- $lines[2..]
            end
    end
end

complete --command activity-ledger --no-files --keep-order --arguments '(__activity_ledger_complete)'
