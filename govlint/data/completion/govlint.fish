# Completion of govlint for fish: lay this file down as ~/.config/fish/completions/govlint.fish.
# What can be typed is asked of govlint itself.

function __govlint_complete
    set -l before (commandline -opc)
    set -l current (commandline -ct)
    set -l program (string replace -r '^~/' "$HOME/" -- $before[1])
    set -e before[1]
    set -l words (string join \n -- "$current" $before | string collect)
    for line in ($program completion fish --words="$words" 2>/dev/null)
        if not string match -q -- ':files*' $line
            echo $line
            continue
        end
        set -l option (string match -r -- '^--[^=]*=' $current)
        set -l head "$option"(string replace -r -- '^:files\t?' '' $line)
        for path in (__fish_complete_path (string replace -- "$head" '' $current))
            echo "$head$path"
        end
    end
end

complete -c govlint -f -a '(__govlint_complete)'
